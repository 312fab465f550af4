// An order's state as icon and word.
import { IconBan, IconCircleCheck, IconCircleX, IconClock, IconCloudUpload, IconTruckDelivery } from "@tabler/icons-react";
import type { ComponentType } from "react";
import type { Order } from "@/api/shapes";
import { Chip } from "@/ui/Chip";
import { usePartsWords } from "../usePartsWords";
import { type OrderState, knownState, toneOf } from "./orderState";

const ICONS: Record<OrderState, ComponentType> = {
  pending: IconClock,
  submitted_to_datapart: IconTruckDelivery,
  approved: IconCircleCheck,
  rejected: IconCircleX,
  cancelled: IconBan,
};

export function OrderChip({ order }: { order: Pick<Order, "status" | "waiting_for_submission"> }) {
  const { orders: t } = usePartsWords();
  if (order.waiting_for_submission) {
    return (
      <Chip tone="blue" icon={<IconCloudUpload />}>
        {t.waiting}
      </Chip>
    );
  }
  const state = knownState(order.status);
  const Icon = state === undefined ? IconClock : ICONS[state];
  return (
    <Chip tone={toneOf(order.status)} icon={<Icon />}>
      {state === undefined ? order.status : t.states[state]}
    </Chip>
  );
}
