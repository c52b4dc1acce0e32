// The kernel's worker in a page without JupyterLite, spoken to in Jupyter's messages.
import type { Page } from "playwright-core";

/** An output as notebooks store it. */
export interface Output {
  output_type: string;
  name?: string;
  text?: string;
  data?: Record<string, string>;
}

/** What a request gave: the content of the reply, and the outputs in between. */
export interface Answer {
  reply: Record<string, unknown> & { status: string };
  outputs: Output[];
}

type Ask = (type: string, content: object, metadata?: object) => Promise<Answer>;

/** Starts a fresh worker in the page. */
export async function startKernel(page: Page, script: string): Promise<void> {
  await page.evaluate((address) => {
    const all = globalThis as unknown as { worker?: Worker; ask: Ask };
    all.worker?.terminate();
    const worker = new Worker(address);
    all.worker = worker;
    let count = 0;
    all.ask = (type, content, metadata = {}) =>
      new Promise((resolve, reject) => {
        const id = String(++count);
        const answer = { outputs: [] as Output[] } as unknown as Answer;
        const receive = ({ data }: MessageEvent) => {
          if (data.header.msg_type === "comm_open") {
            // As JupyterLab does with a channel that it does not know.
            const header = { msg_id: `close-${id}`, msg_type: "comm_close", session: "test" };
            const { comm_id } = data.content;
            post(header, { comm_id, data: {} });
          }
          if (data.parent_header.msg_id !== id) return;
          const kind = data.header.msg_type;
          if (kind === "stream") {
            const last = answer.outputs[answer.outputs.length - 1];
            if (last?.name === data.content.name) last.text += data.content.text;
            else answer.outputs.push({ output_type: kind, ...data.content });
          } else if (kind === "display_data") {
            answer.outputs.push({ output_type: kind, data: data.content.data });
          } else if (kind.endsWith("_reply")) answer.reply = data.content;
          else if (kind === "status" && data.content.execution_state === "idle") {
            worker.removeEventListener("message", receive);
            resolve(answer);
          }
        };
        const post = (header: object, content: object, metadata: object = {}) =>
          worker.postMessage({
            channel: "shell",
            header: { date: new Date().toISOString(), ...header },
            parent_header: {},
            metadata,
            content,
          });
        worker.addEventListener("message", receive);
        worker.addEventListener("error", ({ message }) => reject(new Error(message)));
        post({ msg_id: id, msg_type: type, session: "test" }, content, metadata);
      });
  }, script);
}

/** Sends a request, such as "execute_request", and waits until the kernel is idle again. */
export function ask(page: Page, type: string, content: object, metadata = {}): Promise<Answer> {
  return page.evaluate(
    ([type, content, metadata]) => {
      const all = globalThis as unknown as { ask: Ask };
      return all.ask(type as string, content as object, metadata as object);
    },
    [type, content, metadata] as const,
  );
}
