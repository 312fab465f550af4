// What the owner of a simulated phone does, and what befalls a simulated line.
import { api, body, done } from "@/api/client";
import type { SimulatorAct, SimulatorFate } from "@/api/shapes";

/** One phone's chat with one number of the business. */
export interface Place {
  phone: string;
  line: string;
}

const paramsOf = ({ phone, line }: Place) => ({ path: { phone }, query: { line } });

export function writeAs(place: Place, text: string, quoted: string | undefined) {
  return body(api.POST("/api/simulator/phones/{phone}/messages", { params: paramsOf(place), body: { text, quoted } }));
}

export function sendFileAs(place: Place, file: File, text: string) {
  const form = new FormData();
  // Fields before the file: the server reads a form in its order.
  if (text !== "") form.append("text", text);
  form.append("file", file);
  const sent = { params: paramsOf(place), body: form as unknown as number[], bodySerializer: () => form };
  return body(api.POST("/api/simulator/phones/{phone}/files", sent));
}

export function actAs(place: Place, act: SimulatorAct) {
  return done(api.POST("/api/simulator/phones/{phone}/acts", { params: paramsOf(place), body: act }));
}

export function befall(line: string, fate: SimulatorFate) {
  return done(api.POST("/api/simulator/lines/{id}/acts", { params: { path: { id: line } }, body: fate }));
}

/** Where the file of a message is shown. */
export function fileAddress(message: string, line: string): string {
  return `/api/simulator/messages/${encodeURIComponent(message)}/file?line=${encodeURIComponent(line)}`;
}
