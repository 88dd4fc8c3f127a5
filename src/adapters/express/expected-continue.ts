import type { Server } from "node:http";

/**
 * Lets a client that waits for `100 Continue` have it when all before it on the connection are answered, and answers it then.
 * Node writes it at once, behind the head of an answer that has to wait for others and before its body, where a client
 * reads it as the body (RFC 9110, sections 10.1.1 and 15.2).
 */
export function continueInTurn(server: Server): void {
  server.on("checkContinue", (request, response) => {
    const goOn = () => {
      response.writeContinue();
      server.emit("request", request, response);
    };
    // Node gives it the connection as soon as it is the next to be answered.
    if (response.socket) goOn();
    else response.once("socket", goOn);
  });
}
