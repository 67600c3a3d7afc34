// Pages work without this. With it the date is a slider that plays, and a page that shows now goes on with what happens.
// What is put into the page is always a page of the same service, never a text from elsewhere.

const main = document.getElementById('main');
const news = document.getElementById('news');
const motionless = matchMedia('(prefers-reduced-motion: reduce)').matches;

let asked = 0;

async function read(address) {
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

// Where the keyboard is within a part that is about to be replaced.
function placeOf(part) {
  const at = document.activeElement;
  if (!at || !part.contains(at)) return null;
  return at.id ? `#${CSS.escape(at.id)}` : at.getAttribute('href') ? `a[href="${CSS.escape(at.getAttribute('href'))}"]` : null;
}

function swap(page) {
  for (const part of document.querySelectorAll('[data-swap]')) {
    const fresh = page.getElementById(part.id);
    if (!fresh || part.isEqualNode(fresh)) continue;
    const place = placeOf(part);
    const put = document.adoptNode(fresh);
    part.replaceWith(put);
    if (place) put.querySelector(place)?.focus();
  }
  document.title = page.title;
  const shown = page.getElementById('main');
  for (const name of ['live', 'version', 'newest']) {
    if (name in shown.dataset) main.dataset[name] = shown.dataset[name];
    else delete main.dataset[name];
  }
}

async function show(address) {
  const turn = ++asked;
  const page = await read(address);
  if (turn !== asked) return;
  swap(page);
  listen();
}

// The date.

function addressOf(value) {
  const address = new URL(location.href);
  address.searchParams.delete('asOf');
  address.searchParams.delete('page');
  address.hash = '';
  if (value) address.searchParams.set('asOf', value);
  return address;
}

function slide(clock) {
  const list = clock.querySelector('select[name="asOf"]');
  const slider = clock.querySelector('[data-slider]');
  const range = slider.querySelector('input');
  const run = slider.querySelector('[data-run]');
  let playing = null;

  async function go(place) {
    list.selectedIndex = place;
    range.value = String(place);
    range.setAttribute('aria-valuetext', list.options[place].text);
    const address = addressOf(list.value);
    history.replaceState(null, '', address);
    try {
      await show(address);
    } catch {
      location.assign(address);
    }
  }

  function stop() {
    clearTimeout(playing);
    playing = null;
    run.textContent = clock.dataset.play;
  }

  async function step() {
    const place = list.selectedIndex + 1;
    if (playing === null) return;
    if (place >= list.options.length) return stop();
    await go(place);
    if (playing !== null) playing = setTimeout(step, motionless ? 1600 : 900);
  }

  range.addEventListener('input', () => { stop(); go(Number(range.value)); });
  list.addEventListener('change', () => { stop(); go(list.selectedIndex); });
  run.addEventListener('click', async () => {
    if (playing !== null) return stop();
    run.textContent = clock.dataset.stop;
    playing = setTimeout(step, 600);
    if (list.selectedIndex >= list.options.length - 1) await go(0);
  });
  slider.hidden = false;
  for (const plain of clock.querySelectorAll('[data-plain]')) plain.hidden = true;
}

for (const clock of document.querySelectorAll('[data-clock]')) slide(clock);

// What happens: one connection a page, none while it is hidden or shows the past.

let feed = null;

function listen() {
  const wanted = !document.hidden && main.dataset.live ? main.dataset.live : null;
  if (!wanted) {
    feed?.close();
    feed = null;
    return;
  }
  if (feed && feed.readyState !== EventSource.CLOSED) return;
  feed = new EventSource(wanted);
  feed.addEventListener('version', async (event) => {
    if (!main.dataset.live || event.data === main.dataset.version) return;
    const before = document.getElementById('story')?.dataset.said;
    try {
      await show(location.href);
    } catch {
      return;
    }
    main.dataset.version = event.data;
    const said = document.getElementById('story')?.dataset.said;
    const isNew = said && said !== before;
    news.textContent = [main.dataset.news + main.dataset.newest, ...(isNew ? [said] : [])].join(' ');
    if (isNew) document.getElementById('story').classList.add('fresh');
  });
}

document.addEventListener('visibilitychange', listen);
addEventListener('pagehide', () => { feed?.close(); feed = null; });
addEventListener('pageshow', listen);
listen();
