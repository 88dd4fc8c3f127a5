// What a page has: what answers requests in it, and its document by Vite.
import { createContract } from "contract-server";
import { createHandlers } from "contract-server/msw";
import document from "virtual:contract";

export const handlers = [...createHandlers(createContract({ document }))];
