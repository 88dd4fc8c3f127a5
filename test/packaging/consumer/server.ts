// What a project on Node has: each entry that is for it, used by its types.
import { createContract, Problem } from "contract-server";
import { createHandlers } from "contract-server/msw";
import { createServer, loadDocument } from "contract-server/node";
import { verify } from "contract-server/verify";
import { contractServer } from "contract-server/vite";
import { setupContract } from "contract-server/vitest";

const { document } = await loadDocument("openapi.yaml");
const contract = createContract({ document });
await using server = await createServer(contract).listen();
const url: string = server.url;
// @ts-expect-error a URL is text
export const port: number = server.url;
export const problem = new Problem({ status: 404, detail: url });
export const handlers = createHandlers(contract);
export const setup = () => setupContract(contract);
export const result = verify(contract, { url });
export const plugin = contractServer({ document: "openapi.yaml" });
