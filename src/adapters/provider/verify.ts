import type { VerifiedContract } from "../../verify/options.ts";
import type { VerifyResult } from "../../verify/result.ts";
import { verify as verifyProvider } from "../../verify/verify.ts";
import type { TargetOptions } from "./verify-target.ts";
import { chooseTarget } from "./verify-target.ts";

/**
 * Sends cases to whoever is at a url, behind a `fetch` or another contract, and judges every answer by the contract. Of the
 * contract the document alone is used, none of its handlers.
 * @throws {TypeError} where nobody or several were named, and for operations, tags or checks that there are not.
 */
export async function verify(contract: VerifiedContract, options: TargetOptions): Promise<VerifyResult> {
  const target = chooseTarget(contract, options);
  try {
    return await verifyProvider(target.contract, { ...options, provider: target.provider });
  } finally {
    target.provider.close?.();
  }
}
