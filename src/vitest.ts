/** For tests that Vitest runs: a contract answers their requests, and responses are held against it. */
export { describeContract } from "./adapters/vitest/describe-contract.ts";
export type { DescribeOptions } from "./adapters/vitest/describe-contract.ts";
export { extendExpect } from "./adapters/vitest/match-contract.ts";
export { setupContract } from "./adapters/vitest/setup-contract.ts";
export type { ContractSetup } from "./adapters/vitest/setup-contract.ts";
