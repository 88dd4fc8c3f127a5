import type { IncomingMessage, ServerResponse } from "node:http";
import type { Observer, RequestHead } from "../../contract/observer.ts";
import { Problem } from "../../contract/problem.ts";
import { encodeReply, problemReply, refusalOf } from "../../contract/reply.ts";
import type { ContractResponse, DraftReply } from "../../contract/request.ts";
import type { Page, PageRequest } from "../pages/page.ts";
import { answerPage } from "../pages/page.ts";
import { securityHeaders } from "../pages/security-headers.ts";
import type { Site } from "../site/site.ts";
import type { Admission } from "./admission.ts";
import { Outbox } from "./outbox.ts";
import { identify, requestIds } from "./request-id.ts";
import { sendDisturbed } from "./send-disturbed.ts";
import { toPageRequest } from "./to-page-request.ts";
import { writeResponse } from "./write-response.ts";

/** Whom the middleware asks for answers, and how. */
export interface Serving {
  /** Asked anew for each request, so that what it has may be exchanged. */
  readonly site: Pick<Site, "contract" | "findPage">;
  readonly observer: Observer;
  /** The longest body that is read, in bytes. */
  readonly bodyBytes: number;
  /** Why a request shall not be answered at all, whatever it asks for. */
  readonly refuse: (request: PageRequest, message: IncomingMessage) => Problem | undefined;
  /** Who is let in to anything but what is open to everybody; all are, where left out. */
  readonly admit?: Admission | undefined;
  /** Whether a connection shall not be used again after this answer. */
  readonly isClosing: () => boolean;
  /** How many requests are being answered is counted here. */
  readonly traffic: { inFlight: number };
}

/**
 * The contract and the server's own pages as a listener of Node's, which Express takes for middleware too. It answers every
 * request.
 */
export function serveContract(
  serving: Serving,
): (message: IncomingMessage, response: ServerResponse) => void {
  const outbox = new Outbox();
  const newId = requestIds();
  const { traffic } = serving;
  return (message, response) => {
    const id = identify(message, newId);
    const request = toPageRequest(message, serving.bodyBytes, response);
    const send = (answer: ContractResponse) => write(serving, request, response, answer, id);
    traffic.inFlight++;
    respond(serving, request, response).then(
      (answer) => {
        traffic.inFlight--;
        outbox.put(() => sendDisturbed(response, answer, send));
      },
      (error: unknown) => {
        traffic.inFlight--;
        failure(serving.observer, error, request);
        response.destroy();
      },
    );
  };
}

function respond(
  serving: Serving,
  request: PageRequest,
  response: ServerResponse,
): Promise<ContractResponse> {
  const { site, observer, refuse, admit } = serving;
  const refusal = refuse(request, response.req);
  if (refusal) return answerBeside(observer, request, () => Promise.reject(refusal));
  const page = site.findPage(request);
  if (admit && page?.isOpen !== true)
    return respondIfAdmitted(serving, admit(request, response), request, page);
  return answerWith(serving, request, page);
}

async function respondIfAdmitted(
  serving: Serving,
  admission: ReturnType<Admission>,
  request: PageRequest,
  page: Page | undefined,
): Promise<ContractResponse> {
  const refusal = await admission;
  if (!refusal) return answerWith(serving, request, page);
  return answerBeside(serving.observer, request, () => Promise.reject(refusal));
}

function answerWith(
  { site, observer }: Serving,
  request: PageRequest,
  page: Page | undefined,
): Promise<ContractResponse> {
  return page
    ? answerBeside(observer, request, () => answerPage(page, request))
    : site.contract.handle(request);
}

/** An answer that the contract has no part in, told to the observer as the contract would. */
async function answerBeside(
  observer: Observer,
  request: PageRequest,
  answer: () => Promise<DraftReply>,
): Promise<ContractResponse> {
  const started = performance.now();
  const reply = await answer().catch((error: unknown) =>
    problemReply(error instanceof Problem ? error : failure(observer, error, request), "engine"),
  );
  const { status, source } = reply;
  const durationMs = performance.now() - started;
  observer.exchanged?.({ request, status, source, durationMs, ...refusalOf(reply) });
  return encodeReply(request, { ...reply, headers: { ...securityHeaders(request), ...reply.headers } });
}

function failure(observer: Observer, error: unknown, request: RequestHead): Problem {
  observer.failed?.(error, `${request.method} ${request.path}`, request);
  return new Problem({ status: 500, detail: "The server failed while answering; its log says why." });
}

/** A reply that cannot be sent as it is, because of a header with a line break in it, say, is our fault. */
function write(
  { observer, isClosing }: Serving,
  request: PageRequest,
  response: ServerResponse,
  answer: ContractResponse,
  id: string,
): void {
  const sending = { id, isLast: isClosing() };
  try {
    writeResponse(response, answer, sending);
  } catch (error) {
    const problem = failure(observer, error, request);
    writeResponse(response, encodeReply(request, problemReply(problem, "engine")), sending);
  }
}
