// The two engines a house can stand on, and how a journey looks into their tables from outside.
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const SQLITE = "/usr/bin/sqlite3";
/** How long a look into a SQLite file waits for the server's own write. */
const BUSY_MS = 5_000;

let made = 0;

/** SQLite files in the house's data folder: `niaga.db` and the old system's `data_part.db`. */
export function sqlite(folder) {
  const ask = async (file, sql) => {
    const { stdout } = await run(SQLITE, ["-cmd", `.timeout ${BUSY_MS}`, "-json", join(folder, file), sql]);
    return stdout.trim() === "" ? [] : JSON.parse(stdout);
  };
  return {
    name: "SQLite",
    settings: {},
    open: async () => {},
    close: async () => {},
    change: (sql) => ask("niaga.db", sql),
    oldRows: (sql) => ask("data_part.db", sql),
    changeOld: (sql) => ask("data_part.db", sql),
  };
}

/** A database of its own in the cluster at NIAGA_TEST_POSTGRES, with the old system as a schema in it. */
export function postgres() {
  const cluster = process.env.NIAGA_TEST_POSTGRES;
  if (cluster === undefined) throw new Error("NIAGA_TEST_POSTGRES must name a PostgreSQL cluster for these journeys");
  made += 1;
  const database = `niaga_e2e_${process.pid}_${made}`;
  const url = new URL(cluster);
  url.pathname = `/${database}`;
  const psql = async (address, sql) => {
    const options = ["-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", "-c", sql];
    const { stdout } = await run("psql", [String(address), ...options]);
    return stdout.trim();
  };
  return {
    name: "PostgreSQL",
    settings: { DATABASE_URL: url.href, NIAGA_PARTS__DATA_PART__URL: url.href },
    open: () => psql(cluster, `CREATE DATABASE ${database}`),
    close: () => psql(cluster, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`),
    change: (sql) => psql(url, sql),
    changeOld: (sql) => psql(url, `SET search_path TO data_part; ${sql}`),
    oldRows: async (sql) => {
      const rows = `SET search_path TO data_part; SELECT COALESCE(json_agg(found), '[]') FROM (${sql}) AS found`;
      return JSON.parse(await psql(url, rows));
    },
  };
}
