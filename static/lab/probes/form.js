import { countNewRequests, recordedExchanges } from "./recorded-exchanges.js";

/**
 * Posts a form into a frame.
 *
 * @param {import("./context.js").Context} context
 */
export async function run(context) {
  const before = (await recordedExchanges(context)).length;
  const frame = document.createElement("iframe");
  frame.name = `form-${context.run}`;
  frame.hidden = true;
  const form = document.createElement("form");
  form.hidden = true;
  form.method = "post";
  form.action = context.url;
  form.target = frame.name;
  const field = document.createElement("input");
  field.name = "name";
  field.value = "Neighbours";
  form.append(field);
  document.body.append(frame, form);
  form.submit();
  const requests = await countNewRequests(context, before, 1);
  form.remove();
  frame.remove();
  return { requests };
}
