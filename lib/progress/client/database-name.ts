const guest = "reconcile-guest";
const account = "reconcile-account-";

/** Of the database that keeps an owner's records in this browser; null is a guest. */
export function databaseName(owner: string | null): string {
  return owner === null ? guest : `${account}${owner}`;
}

/** Whether this browser may hold records of anybody; true also where it does not tell. Says so without opening a database. */
export async function mayHoldRecords(databases: Pick<IDBFactory, "databases"> = indexedDB): Promise<boolean> {
  try {
    return (await databases.databases()).some(({ name }) => name === guest || name?.startsWith(account));
  } catch {
    return true;
  }
}
