import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run types`, once, with the native compiler; a second pass here would only repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["esbuild", "mdx-bundler", "shiki", "@shikijs/rehype", "pg-boss", "@libsql/client", "@prisma/schema-engine-wasm"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
