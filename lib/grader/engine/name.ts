/** The engine and how it is configured: a change of either makes earlier fuel figures worthless. */
export const engineName = "quickjs-wasi/3.6.2/2";
