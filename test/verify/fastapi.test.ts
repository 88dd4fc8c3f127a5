import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { createHttpProvider } from "../../src/adapters/provider/http-provider.ts";
import { createContract, loadDocument } from "../../src/node.ts";
import { verify } from "../../src/verify/verify.ts";
import { freePort } from "../free-port.ts";

/** The Python that has FastAPI: Debian's, by its packages python3-fastapi and uvicorn. */
const PYTHON = ["python3", "/usr/bin/python3"].find(
  (python) => spawnSync(python, ["-c", "import fastapi, uvicorn"]).status === 0,
);

test.skipIf(PYTHON === undefined)(
  "a backend in FastAPI is held to its contract: just the two operations that are wrong are found (needs python3-fastapi and uvicorn)",
  async () => {
    const port = await freePort();
    const backend = spawn(PYTHON ?? "", ["test/verify/fastapi/provider.py", String(port)], {
      stdio: "inherit",
    });
    const provider = createHttpProvider(new URL(`http://127.0.0.1:${port}`));
    try {
      await untilAnswered(provider.name);
      const { document } = await loadDocument("test/verify/fastapi/openapi.yaml");
      const { findings } = await verify(createContract({ document }), { provider });
      const told = findings.map(({ operationId, check, message }) => `${operationId} ${check}: ${message}`);
      expect(told.sort()).toEqual([
        "archiveModel no-server-error: answers with 500",
        'promoteModel body-valid: response 200: body/new_status must be one of "production", "staging", "development", "archived"',
      ]);
    } finally {
      provider.close?.();
      backend.kill();
      await once(backend, "exit");
    }
  },
  120_000,
);

async function untilAnswered(url: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => true,
          () => false,
        ),
      { timeout: 30_000, interval: 100 },
    )
    .toBe(true);
}
