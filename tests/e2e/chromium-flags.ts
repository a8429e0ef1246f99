/**
 * Flags for Chromium in tests: no sandbox (CI runs as root), no GPU, and none of the background requests that a machine
 * without internet would refuse by the dozen.
 */
export const chromiumFlags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
