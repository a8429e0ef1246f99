import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { databaseName, mayHoldRecords } from "./database-name";

async function browserWith(...names: string[]): Promise<IDBFactory> {
  const browser = new IDBFactory();
  for (const name of names) await new Promise((resolve) => { browser.open(name).onsuccess = resolve; });
  return browser;
}

test("a browser that nobody has used holds nothing", async () => {
  expect(await mayHoldRecords(await browserWith("somebody else's"))).toBe(false);
});

test.each([null, "ada"])("records of %s are noticed", async (owner) => {
  expect(await mayHoldRecords(await browserWith(databaseName(owner)))).toBe(true);
});

test("a browser that does not tell may hold some", async () => {
  expect(await mayHoldRecords({ databases: () => Promise.reject(new Error("refused")) })).toBe(true);
});
