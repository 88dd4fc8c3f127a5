/** The public surface for Vite. */
export { contractServer } from "./adapters/vite/contract-plugin.ts";
export type { ContractPluginOptions } from "./adapters/vite/plugin-options.ts";
