// The server's shapes by their plain names, taken from the paths so that a renamed schema changes nothing here.
import type { paths } from "./schema.gen";

/** The answer to a read of that path. */
export type Get<P extends keyof paths> = paths[P] extends {
  get: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

/** The answer to a command at that path. */
export type Post<P extends keyof paths> = paths[P] extends {
  post: { responses: { 200: { content: { "application/json": infer Body } } } };
}
  ? Body
  : never;

/** What is sent to that path. */
export type Body<P extends keyof paths, M extends "post" | "put"> = paths[P] extends {
  [K in M]: { requestBody: { content: { "application/json": infer Sent } } };
}
  ? Sent
  : never;

export type Shop = NonNullable<Get<"/api/auth/me">["shop"]>;
/** Who is signed in, with the shop when it is one; `null` for the dealer's staff. */
export type Session = Get<"/api/session"> & { shop: Shop | null };
export type Device = Get<"/api/sessions">["data"][number];
export type ProductPage = Get<"/api/products">;
export type Product = Get<"/api/products/{id}">;
export type Stock = Get<"/api/products/{id}/stock">;
export type Cart = Get<"/api/cart">;
export type CartLine = Cart["lines"][number];
/** The cart after a list was read into it, or would have been, with what became of each row. */
export type CartImport = Post<"/api/cart/import">;
/** The cart after an order's lines were copied into it, with what could not be. */
export type Reordered = Post<"/api/orders/{id}/reorder">;
export type OrderPage = Get<"/api/orders">;
export type Order = Get<"/api/orders/{id}">;
export type OrderItem = Order["items"][number];
export type TimelineEntry = Order["timeline"][number];
export type AdminOrderPage = Get<"/api/admin/orders">;
export type AdminShopPage = Get<"/api/admin/shops">;
export type AdminShop = Get<"/api/admin/shops/{id}">;
export type SalesPage = Get<"/api/admin/sales-people">;
export type SalesPerson = Get<"/api/admin/sales-people/{id}">;
export type UserPage = Get<"/api/admin/users">;
export type OfficeUser = Get<"/api/admin/users/{id}">;
export type MessagePage = Get<"/api/admin/messages">;
export type LoggedMessage = MessagePage["data"][number];
export type MessageState = LoggedMessage["state"];
export type Lines = Get<"/api/lines">;
export type Line = Get<"/api/lines/{id}">;
export type LineState = Line["state"];
export type LineSettings = Line["settings"];
export type DriverKind = Line["driver"];
export type NewLine = Body<"/api/lines", "post">;
export type LineChange = Body<"/api/lines/{id}", "put">;
export type SimulatorLine = Get<"/api/simulator/lines">["data"][number];
export type SimulatorFate = Body<"/api/simulator/lines/{id}/acts", "post">;
export type SimulatorAct = Body<"/api/simulator/phones/{phone}/acts", "post">;
export type SimulatorPhone = Get<"/api/simulator/phones">["data"][number];
export type SimulatorMessage = Get<"/api/simulator/phones/{phone}/messages">["data"][number];
export type Mail = Get<"/api/simulator/mailbox">["data"][number];
export type Dashboard = Get<"/api/admin/dashboard">;
export type SalesSpan = Dashboard["sales"]["today"];
export type CataloguePage = Get<"/api/admin/products">;
export type CatalogueProduct = Get<"/api/admin/products/{id}">;
export type DataPart = Get<"/api/admin/data-part">;
export type Realtime = Get<"/api/realtime">;
export type RealtimeApp = Realtime["apps"][number];
export type RealtimeChannel = Get<"/api/realtime/{app}/channels">["data"][number];
export type SyncRun = Get<"/api/admin/data-part/runs">["data"][number];
export type WaitingOrder = Get<"/api/admin/data-part/waiting">["data"][number];
export type ImportPage = Get<"/api/admin/products/imports">;
export type Import = Get<"/api/admin/products/imports/{id}">;
export type ImportState = Import["state"];
export type ImportRow = Get<"/api/admin/products/imports/{id}/rows">["data"][number];
export type ImportOutcome = ImportRow["outcome"];
export type DeskConversation = Get<"/api/desk/conversations/{id}">;
export type DeskMessage = Get<"/api/desk/conversations/{id}/messages">["data"][number];
export type DeskAgent = Get<"/api/desk/agents">["data"][number];
export type DeskLabel = Get<"/api/desk/labels">["data"][number];
export type DeskContact = Get<"/api/desk/contacts/{id}">;
export type DeskProposal = Get<"/api/desk/merge-proposals">["data"][number];
