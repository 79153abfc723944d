// Jest's global teardown: ends what the setup opened, and the PostgreSQL that somebody asked for.
export default async function closeOnDemand(): Promise<void> {
  const opened = globalThis.lyDatabasesOnDemand;
  opened?.server.close();
  opened?.server.closeAllConnections();
  await (await opened?.postgres())?.close();
}
