import { stat } from "node:fs/promises";
import { basename, extname, join, relative, resolve } from "node:path";
import { createHttpBackend } from "../adapters/backend/http-backend.ts";
import { readOverlayFile, writeOverlayFile } from "../adapters/overlay/overlay-file.ts";
import type { Contract } from "../contract/contract.ts";
import type { Observer } from "../contract/observer.ts";
import { combineObservers } from "../contract/observers.ts";
import { isUrl } from "../document/source.ts";
import { forwardContract } from "../forward/forward-contract.ts";
import type { Recorder } from "../forward/record/recorder.ts";
import { createRecorder } from "../forward/record/recorder.ts";
import { TrafficReport } from "../forward/report/traffic-report.ts";
import type { Overlay } from "../overlay/overlay.ts";
import type { Beside } from "./beside.ts";
import type { DisturbanceFlags } from "./disturbance-options.ts";
import { toDisturbance } from "./disturbance-options.ts";
import type { ForwardFlags } from "./forward-options.ts";
import { codeOf, UsageError } from "./usage-error.ts";

/**
 * Makes ready what was asked for about a backend at this address.
 * @throws {UsageError} for a record that cannot be gone on with.
 */
export async function besideBackend(
  forward: URL,
  flags: ForwardFlags & DisturbanceFlags,
  path: string,
  observer: Observer,
): Promise<Beside> {
  const { record } = flags;
  const report = new TrafficReport();
  const combined = combineObservers([observer, report.observer]);
  const file = record === undefined ? undefined : recordFile(path, record);
  const recorded = file === undefined ? undefined : await readRecord(file, path);
  let recorder: Recorder | undefined;
  return {
    observer: combined,
    report,
    put(contract) {
      if (file !== undefined && recorded) {
        const { document, inspection } = contract;
        const save = (overlay: Overlay) => writeOverlayFile(file, overlay);
        const onFailure = (error: unknown) => observer.failed?.(error, `saving ${file}`);
        recorder = createRecorder({ document, inspection, overlay: recorded, save, onFailure });
      }
      return putBeside(contract, forward, flags, combined, recorder);
    },
    close: async () => recorder?.close(),
  };
}

function putBeside(
  contract: Contract,
  url: URL,
  flags: ForwardFlags & DisturbanceFlags,
  observer: Observer,
  recorder: Recorder | undefined,
): Contract {
  const { forwardOnly, local, errors, forwardTimeout } = flags;
  try {
    return forwardContract(contract, {
      backend: createHttpBackend(url),
      selection: { ...(forwardOnly && { only: forwardOnly }), ...(local && { local }) },
      check: errors === true ? "refuse" : "report",
      ...(forwardTimeout !== undefined && { timeoutMs: forwardTimeout }),
      disturbance: toDisturbance(flags),
      ...(recorder && { recorder }),
      observer,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message);
    throw error;
  }
}

/** `openapi.yaml` has its record in `openapi.overlay.json`. */
function recordFile(path: string, folder: string): string {
  const name = path === "-" ? "openapi" : basename(isUrl(path) ? new URL(path).pathname : path);
  return resolve(
    join(folder, `${name.slice(0, name.length - extname(name).length) || "openapi"}.overlay.json`),
  );
}

/** What was recorded before, or the beginning of a record. */
async function readRecord(file: string, path: string): Promise<Overlay> {
  const isThere = await stat(file).then(
    () => true,
    (error: unknown) => {
      if (codeOf(error) === "ENOENT") return false;
      throw new UsageError(
        `${file} cannot be read (${codeOf(error) ?? "unknown reason"}); choose another folder`,
      );
    },
  );
  if (isThere) return readOverlayFile(file);
  const info = { title: "What the backend has answered", version: "1.0.0" };
  const base = isUrl(path) ? path : relative(resolve(file, ".."), path).replaceAll("\\", "/");
  return { overlay: "1.0.0", info, ...(path !== "-" && { extends: base }), actions: [] };
}
