import type { LoadedService } from "../adapters/modules/loaded-service.ts";
import { asService, EMPTY_SERVICE } from "../adapters/modules/loaded-service.ts";
import { importDefault } from "./import-default.ts";
import { UsageError } from "./usage-error.ts";

export { EMPTY_SERVICE };
export type { LoadedService, LoadedState } from "../adapters/modules/loaded-service.ts";

/**
 * Loads the service that a folder's index file exports by default. A folder that was asked for must have one.
 * @throws {UsageError} when it is missing, cannot be loaded, or is no service.
 */
export async function loadService(folder: string, isAskedFor: boolean): Promise<LoadedService> {
  const found = await importDefault(folder);
  if (found) return asService(found.value, found.file, UsageError);
  if (!isAskedFor) return EMPTY_SERVICE;
  throw new UsageError(
    `${folder} has no index.ts; write one that exports a service by default, or leave out --handlers`,
  );
}
