/** A webhook could not be asked, or answered nonsense. It has not said no: what this means for the request is for its failurePolicy to say. */
export class CallingWebhookError extends Error {
  readonly webhookName: string;

  constructor(webhookName: string, reason: string) {
    super(`failed calling webhook ${JSON.stringify(webhookName)}: ${reason}`);
    this.name = "CallingWebhookError";
    this.webhookName = webhookName;
  }
}
