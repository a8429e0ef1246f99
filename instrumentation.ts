/** Next calls this once when the server starts, before it answers. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { startOrExit } = await import("./app/server/startup");
    await startOrExit();
  }
}
