import { readFile } from "node:fs/promises";
import { fromOpenApi } from "@mswjs/source/open-api";
import { getResponse } from "msw";
import { printHandlerCost } from "../handler-cost.ts";

// The handlers that MSW's own project makes of a document: one for every operation.
// node bench/peers/msw-source.js DOCUMENT URL SECONDS

const [file, url, seconds] = process.argv.slice(2);
const document = JSON.parse(await readFile(file, "utf8"));
await printHandlerCost({ build: () => fromOpenApi(document), getResponse, url, seconds: Number(seconds) });
