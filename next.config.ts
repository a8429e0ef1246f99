import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm run types`, once, with the native compiler; a second pass here would only repeat it.
  typescript: { ignoreBuildErrors: true },
  // Read from the file system by name, where no import leads the tracer to them.
  outputFileTracingIncludes: { "/**": ["node_modules/@prisma/schema-engine-wasm/**", "node_modules/@libsql/**", "node_modules/libsql/**"] },
  // Pages carry their own headers from proxy.ts; these are for what passes it by: files, and addresses that look like one.
  // The names under /_reconcile change with their content.
  headers: async () => [
    { source: "/:path*", headers: [{ key: "X-Content-Type-Options", value: "nosniff" }, { key: "X-Frame-Options", value: "SAMEORIGIN" }] },
    { source: "/_reconcile/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }] },
  ],
  serverExternalPackages: ["esbuild", "mdx-bundler", "shiki", "@shikijs/rehype", "@libsql/client", "@prisma/schema-engine-wasm"],
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
