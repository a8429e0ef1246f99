export { changePassword, deleteAccount, endSessions, signUp, updateProfile } from "./accounts";
export { claimAdmin } from "./admin-token";
export { clientAddress } from "./client-address";
export { getViewer } from "./current-viewer";
export { linkedProviders } from "./external";
export { authOptions, externalProviders } from "./next-auth";
export { countAttempt, limits } from "./rate-limit";
export type { Viewer } from "./viewer";
