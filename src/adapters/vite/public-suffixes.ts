import type { Plugin } from "vite";

const NO_SUFFIXES = "\0contract-server:no-public-suffixes";

/** Of a host's name the last two labels, in place of what a list of all registries would say. */
const MODULE = `export const getDomain = (host) => host.split(".").slice(-2).join(".");\n`;

/**
 * Leaves the list of public suffixes out of a built page: MSW keeps cookies with tough-cookie, which would bring the list
 * along to refuse cookies for all of `co.uk`, and it is as large as all else that a mocked page needs.
 */
export function leaveOutPublicSuffixes(): Plugin {
  return {
    name: "contract-server:public-suffixes",
    apply: "build",
    enforce: "pre",
    applyToEnvironment: ({ config }) => config.consumer === "client",
    resolveId: {
      filter: { id: /^tldts$/ },
      handler: (_, importer) => (importer?.includes("/tough-cookie/") === true ? NO_SUFFIXES : undefined),
    },
    load: {
      filter: { id: /^\0contract-server:no-public-suffixes$/ },
      handler: () => ({ code: MODULE, map: null, moduleSideEffects: false }),
    },
  };
}
