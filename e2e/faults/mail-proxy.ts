import { TcpProxy } from "./tcp-proxy.ts";

const END_OF_MAIL = "\r\n.\r\n";

/**
 * Stands between the worker and the mail server. Once armed, the next mail reaches the server and the server's answer is
 * held back for ever: whoever sent the mail cannot know whether it was taken.
 */
export class MailProxy extends TcpProxy {
  #armed = false;

  constructor(target: { host: string; port: number }) {
    super(target, () => {
      let deaf = false;
      let tail = "";
      return {
        fromClient: (bytes) => {
          tail = `${tail}${bytes.toString("latin1")}`.slice(-END_OF_MAIL.length);
          if (this.#armed && tail === END_OF_MAIL) {
            this.#armed = false;
            deaf = true;
          }
          return true;
        },
        fromServer: () => !deaf,
      };
    });
  }

  /** Holds back the answer to the next mail. */
  stallNextMail(): void {
    this.#armed = true;
  }
}
