import type { Authenticator, UserInfo } from "@reconcile/api";
import { AnonymousAuthenticator, AuthenticatedGroupAdder, BearerTokenAuthenticator, CertificateAuthenticator } from "./authenticators";
import { UnionAuthenticator } from "./union_authenticator";

export interface AuthenticationConfig {
  /** Users by token. */
  readonly tokens: ReadonlyMap<string, UserInfo>;
  /** Whether whoever shows no credentials is let in as `system:anonymous`. */
  readonly anonymous: boolean;
}

/** All of an API server's authenticators in one (pkg/kubeapiserver/authenticator/config.go). A wrong token is an error: nobody becomes anonymous by it. */
export function newAuthenticator({ tokens, anonymous }: AuthenticationConfig): Authenticator {
  const known = new AuthenticatedGroupAdder(new UnionAuthenticator([new CertificateAuthenticator(), new BearerTokenAuthenticator(tokens)]));
  return anonymous ? new UnionAuthenticator([known, new AnonymousAuthenticator()], { failOnError: true }) : known;
}
