// Clients that write one scorecard after another for a time. What is measured is told as a line of JSON.
export async function drive({ clients, seconds, warmUp }, write) {
  await run(clients, warmUp, write, 1);
  const measured = await run(clients, seconds, write, 2);
  console.log(JSON.stringify({ ...measured, seconds }));
}

async function run(clients, seconds, write, phase) {
  let [succeeded, refused, failure] = [0, 0, ''];
  const end = performance.now() + seconds * 1000;
  const client = async (number) => {
    for (let i = 0; performance.now() < end; i++) {
      try {
        await write(number, card(number, `judge-${phase}${String(number).padStart(3, '0')}${String(i).padStart(6, '0')}`));
        if (performance.now() < end) succeeded++;
      } catch (error) {
        refused++;
        failure = String(error?.message ?? error);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  if (succeeded === 0) throw new Error(`Nothing succeeded: ${failure}`);
  return { succeeded, refused };
}

export const team = (number) => `team-${String((number % 15) + 1).padStart(2, '0')}`;

const card = (number, judge) => ({ team: team(number), judge, scores: { quality: 31.25, reach: 22.5, cost: 17 } });

export const settings = {
  connectionString: process.env.DATABASE,
  clients: Number(process.env.CLIENTS),
  streams: Number(process.env.STREAMS),
  seconds: Number(process.env.SECONDS),
  warmUp: Number(process.env.WARM_UP),
  run: process.env.RUN,
};
