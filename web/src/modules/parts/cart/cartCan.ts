// What may be done with a cart: yes, or the reason that the disabled button shows.
import type { Cart } from "@/api/shapes";
import { type Can, no, YES } from "@/lib/permission";

export type CartReason = "empty" | "inactive";

export const cartCan = {
  /** A cart goes to checkout when it holds something and all of it is still sold. */
  checkout(cart: Cart): Can<CartReason> {
    if (cart.lines.length === 0) return no("empty");
    const gone = cart.lines.some((line) => line.warnings.some((warning) => warning.code === "inactive"));
    return gone ? no("inactive") : YES;
  },
  /** The shop's devices share one cart: a change that waits on one of them would surprise the others. */
  change(isOnline: boolean): Can<"offline"> {
    return isOnline ? YES : no("offline");
  },
};
