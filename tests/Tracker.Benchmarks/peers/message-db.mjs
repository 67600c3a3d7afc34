// message-db: its own SQL, and its write_message called over one connection for each client.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { drive, settings } from './load.mjs';

// In the order of its install.sh, which needs psql and rights on the whole server; without its views and privileges.
const scripts = [
  'schema/message-store',
  'extensions/pgcrypto',
  'tables/messages',
  'types/message',
  ...['message-store-version', 'hash-64', 'acquire-lock', 'category', 'is-category', 'id', 'cardinal-id'].map(inFunctions),
  ...['stream-version', 'write-message'].map(inFunctions),
  'indexes/messages-id',
  'indexes/messages-stream',
  'indexes/messages-category',
];

function inFunctions(name) {
  return `functions/${name}`;
}

const options = '-c search_path=message_store,public -c client_min_messages=warning';
const pool = new pg.Pool({ connectionString: settings.connectionString, max: settings.clients, options });
const { rows } = await pool.query("select to_regprocedure('message_store.message_store_version()') as installed");
if (rows[0].installed === null) await install();

await drive(settings, (client, data) =>
  pool.query({
    name: 'write',
    text: 'select message_store.write_message($1, $2, $3, $4)',
    values: [
      randomUUID(),
      `competition${settings.run}${client % settings.streams}-1`,
      'ScorecardSubmitted',
      { ...data, at: new Date().toISOString() },
    ],
  }),
);
await pool.end();

async function install() {
  const database = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/@eventide/message-db/database');
  for (const script of scripts) await pool.query(await readFile(join(database, `${script}.sql`), 'utf8'));
}
