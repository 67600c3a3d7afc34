// Emmett on PostgreSQL with an inline projection, as its documentation shows it.
import { getPostgreSQLEventStore, pongoSingleStreamProjection } from '@event-driven-io/emmett-postgresql';
import pg from 'pg';
import { drive, settings } from './load.mjs';

const standing = pongoSingleStreamProjection({
  collectionName: 'standing',
  canHandle: ['ScorecardSubmitted'],
  initialState: () => ({ cards: {}, points: {} }),
  evolve: ({ cards, points }, { data: { team, scores } }) => ({
    cards: { ...cards, [team]: (cards[team] ?? 0) + 1 },
    points: { ...points, [team]: (points[team] ?? 0) + Object.values(scores).reduce((sum, each) => sum + each, 0) },
  }),
});

const pool = new pg.Pool({ connectionString: settings.connectionString, max: settings.clients });
const store = getPostgreSQLEventStore(settings.connectionString, {
  projections: [{ type: 'inline', projection: standing }],
  connectionOptions: { pool },
});

await drive(settings, (client, data) =>
  store.appendToStream(`competition-${settings.run}-${client % settings.streams}`, [
    { type: 'ScorecardSubmitted', data: { ...data, at: new Date().toISOString() } },
  ]),
);
await store.close();
await pool.end().catch(() => {});
