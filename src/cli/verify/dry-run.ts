import type { Exchange } from "../../verify/exchange.ts";
import type { VerifiedContract, VerifyOptions } from "../../verify/options.ts";
import type { Provider } from "../../verify/provider.ts";
import { SilenceError } from "../../verify/provider.ts";
import { createMask } from "../../verify/report/mask/mask.ts";
import { toCurlLine } from "../../verify/report/report.ts";
import { Credentials } from "../../verify/requests/credentials.ts";
import type { Phase } from "../../verify/test-case.ts";
import { verify } from "../../verify/verify.ts";
import { print } from "../print.ts";

/** Whoever is asked in the place of the provider says nothing, so that no case waits for the answer to another one. */
const NOBODY: Omit<Provider, "name"> = {
  ask: () => Promise.reject(new SilenceError("unreachable", "is not asked")),
};

/**
 * Prints the cases that would be sent to an address, each as a comment and a line for a shell, without secrets.
 * @throws {TypeError} for operations or tags that there are not.
 */
export async function dryRun(
  contract: VerifiedContract,
  options: Omit<VerifyOptions, "provider">,
  origin: string,
): Promise<void> {
  const mask = createMask(new Credentials({ ...contract.document }, options).secrets);
  const counts = new Map<Phase, number>();
  const stop = new AbortController();
  // Whoever has read enough has gone.
  process.stdout.on("error", () => stop.abort());
  const write = ({ case: { phase, operation, title, request } }: Exchange) => {
    counts.set(phase, (counts.get(phase) ?? 0) + 1);
    const about = `${phase} ${operation.operationId}: ${title}`.replaceAll(/\s+/g, " ");
    process.stdout.write(`# ${mask.text(about)}\n${toCurlLine(request, origin, mask)}\n`);
  };
  const { notes, cases, seed } = await verify(contract, {
    ...{ ...options, provider: { ...NOBODY, name: origin }, checks: [], signal: stop.signal },
    // Nobody is to be spared.
    rate: Infinity,
    onExchange: write,
  });
  if (stop.signal.aborted) return;
  const list = [...counts].map(([phase, count]) => `${count} ${phase}`).join(", ");
  const remarks = [
    ...notes,
    "ids are the document's examples or made ones; a run takes those that the provider answers",
    ...(counts.has("stateful")
      ? ["of each sequence only the first request is here: the next ones need its answer"]
      : []),
    ...(counts.has("generated")
      ? ["a run sends more where a generated request fails, to make it smaller"]
      : []),
  ];
  await print(
    `# ${cases} cases (${list}), seed ${seed}; nothing was sent\n${remarks.map((one) => `# ${one}\n`).join("")}`,
  );
}
