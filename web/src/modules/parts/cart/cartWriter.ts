// Changes of the cart, in order. The page shows a change at once; quick taps on a stepper become one call.
import type { QueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import { keys } from "@/api/keys";
import type { Cart } from "@/api/shapes";
import { withQty } from "./cartMath";

const REST_MS = 350;

interface Waiting {
  qty: number;
  timer: number;
  run: () => void;
}

const waiting = new Map<string, Waiting>();
let queue: Promise<unknown> = Promise.resolve();

/** Adds a product; resolves with the server's cart, rejects with its refusal. */
export function addToCart(client: QueryClient, productId: string, qty: number): Promise<Cart> {
  return write(client, () => body(api.POST("/api/cart/add", { body: { product_id: productId, qty } })));
}

/** Sets a line's quantity after a short rest; a refusal goes to `refused` and the cart is fetched again. */
export function setQty(client: QueryClient, lineId: string, qty: number, refused: (error: unknown) => void): void {
  show(client, lineId, qty);
  window.clearTimeout(waiting.get(lineId)?.timer);
  const run = () => {
    waiting.delete(lineId);
    const call = () => body(api.PUT("/api/cart/item/{id}", { params: { path: { id: lineId } }, body: { qty } }));
    write(client, call).catch((error: unknown) => undo(client, error, refused));
  };
  waiting.set(lineId, { qty, run, timer: window.setTimeout(run, REST_MS) });
}

/** Removes a line at once. */
export function removeLine(client: QueryClient, lineId: string, refused: (error: unknown) => void): void {
  window.clearTimeout(waiting.get(lineId)?.timer);
  waiting.delete(lineId);
  show(client, lineId, 0);
  const call = () => body(api.DELETE("/api/cart/item/{id}", { params: { path: { id: lineId } } }));
  write(client, call).catch((error: unknown) => undo(client, error, refused));
}

/** Settles many lines one after the other: the quantity of each, or 0 to take it out. Stops at the first refusal. */
export async function fixLines(client: QueryClient, lines: ReadonlyArray<{ id: string; qty: number }>): Promise<void> {
  for (const { id, qty } of lines) {
    const params = { path: { id } };
    await write(client, () =>
      body(qty === 0 ? api.DELETE("/api/cart/item/{id}", { params }) : api.PUT("/api/cart/item/{id}", { params, body: { qty } })),
    );
  }
}

/** Does something that answers with the cart among other things, in its turn; the cart is shown as it answers. */
export function changeCart<T extends Cart>(client: QueryClient, call: () => Promise<T>): Promise<T> {
  return write(client, call);
}

/** Empties the cart. */
export function clearCart(client: QueryClient): Promise<Cart> {
  return write(client, () => body(api.DELETE("/api/cart/clear")));
}

/** Sends what still rests and waits for every answer, so that the review shows the server's numbers. */
export async function settleCart(): Promise<void> {
  for (const entry of [...waiting.values()]) {
    window.clearTimeout(entry.timer);
    entry.run();
  }
  await queue;
}

/** A fetched cart with the changes that the server has not seen yet. */
export function withWaiting(cart: Cart): Cart {
  return [...waiting].reduce((shown, [lineId, { qty }]) => withQty(shown, lineId, qty), cart);
}

function write<T extends Cart>(client: QueryClient, call: () => Promise<T>): Promise<T> {
  const answer = queue.then(async () => {
    await client.cancelQueries({ queryKey: keys.cart });
    const answered = await call();
    const { lines, total_amount, discount_amount, grand_total } = answered;
    client.setQueryData<Cart>(keys.cart, withWaiting({ lines, total_amount, discount_amount, grand_total }));
    return answered;
  });
  queue = answer.catch(() => undefined);
  return answer;
}

function show(client: QueryClient, lineId: string, qty: number): void {
  void client.cancelQueries({ queryKey: keys.cart });
  client.setQueryData<Cart>(keys.cart, (cart) => cart && withQty(cart, lineId, qty));
}

function undo(client: QueryClient, error: unknown, refused: (error: unknown) => void): void {
  refused(error);
  void client.invalidateQueries({ queryKey: keys.cart });
}
