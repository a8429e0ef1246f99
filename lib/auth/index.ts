export { changePassword, deleteAccount, endSessions, type SignUp, signIn, signUp, updateProfile } from "./accounts";
export { claimAdmin, ensureAdminToken } from "./admin-token";
export { clientAddress } from "./client-address";
export { getViewer, requireViewer } from "./current-viewer";
export { linkedProviders } from "./external";
export { authOptions, externalProviders, type ProviderButton } from "./next-auth";
export { passwordLength } from "./password";
export { countAttempt, type Limit, limits } from "./rate-limit";
export { requireRole, type Role, type Viewer } from "./viewer";
