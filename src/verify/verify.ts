import type { VerifiedContract, VerifyOptions } from "./options.ts";
import type { VerifyResult } from "./result.ts";
import { createVerification } from "./verification.ts";

/**
 * Sends cases to a provider and judges every answer by the contract.
 * @throws {TypeError} for operations, tags or checks that there are not.
 */
export async function verify(contract: VerifiedContract, options: VerifyOptions): Promise<VerifyResult> {
  const verification = await createVerification(contract, options);
  await verification.run(verification.phases);
  return verification.result();
}
