import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { OtpInput } from "./OtpInput";

function Harness({ onComplete }: { onComplete: (digits: string) => void }) {
  const [value, setValue] = useState("");
  return <OtpInput label="Kode OTP" value={value} onChange={setValue} onComplete={onComplete} />;
}

test("the code is handed over once, when the sixth digit is typed", async () => {
  const onComplete = vi.fn();
  render(<Harness onComplete={onComplete} />);

  await userEvent.type(screen.getByLabelText("Kode OTP"), "12345");
  expect(onComplete).not.toHaveBeenCalled();
  await userEvent.type(screen.getByLabelText("Kode OTP"), "6");

  expect(onComplete).toHaveBeenCalledExactlyOnceWith("123456");
});

test("a pasted message gives its six digits", async () => {
  const onComplete = vi.fn();
  render(<Harness onComplete={onComplete} />);

  await userEvent.click(screen.getByLabelText("Kode OTP"));
  await userEvent.paste("Kode OTP Anda: 654 321.");

  expect(onComplete).toHaveBeenCalledExactlyOnceWith("654321");
});

test("letters are not taken, and phones offer the code from the message", async () => {
  render(<Harness onComplete={() => {}} />);
  const field = screen.getByLabelText("Kode OTP");

  await userEvent.type(field, "12ab");

  expect(field).toHaveValue("12");
  expect(field).toHaveAttribute("autocomplete", "one-time-code");
  expect(field).toHaveFocus();
});
