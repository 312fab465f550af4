// Turning two-step sign-in on: the secret for the app, a code to prove it, then the recovery codes.
import { Button, Modal, Skeleton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asProblem } from "@/api/problem";
import { keys } from "@/api/keys";
import { QueryView } from "@/api/QueryView";
import { useProblemText } from "@/api/useProblemText";
import { useToast } from "@/api/useToast";
import { OtpInput } from "@/ui/OtpInput";
import { beginTotp, confirmTotp } from "./queries";
import { RecoveryCodes } from "./RecoveryCodes";
import classes from "./TotpSetup.module.css";
import { TotpSecret } from "./TotpSecret";
import { useTotpWords } from "./useTotpWords";

const LENGTH = 6;

export function TotpSetup({ onClose }: { onClose: () => void }) {
  const { setup: t, codes: kept } = useTotpWords();
  const explain = useProblemText();
  const toast = useToast();
  const client = useQueryClient();
  const phone = useMediaQuery("(max-width: 47.99em)", window.innerWidth < 768);
  const [code, setCode] = useState("");
  const [error, setError] = useState<string>();
  // One secret for as long as the dialog is open: another would make the scanned one worthless.
  const secret = useQuery({ queryKey: [...keys.totp, "secret"], queryFn: beginTotp, staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false });
  const confirm = useMutation({
    mutationFn: confirmTotp,
    onSuccess: () => client.invalidateQueries({ queryKey: keys.totp, exact: true }),
    onError: (failure) => {
      setError(asProblem(failure).at("code") ?? explain(failure));
      setCode("");
    },
  });

  function submit(digits: string) {
    if (!confirm.isPending && digits.length === LENGTH) confirm.mutate(digits);
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={confirm.isSuccess ? kept.title : t.title}
      size="lg"
      fullScreen={phone}
      radius={phone ? 0 : "lg"}
      closeOnClickOutside={false}
      // The codes are shown once: whoever closes them by accident has none.
      withCloseButton={!confirm.isSuccess}
      closeOnEscape={!confirm.isSuccess}
    >
      {confirm.isSuccess ? (
        <RecoveryCodes
          codes={confirm.data}
          onDone={() => {
            toast.said(t.done);
            onClose();
          }}
        />
      ) : (
        <QueryView query={secret} skeleton={<Skeleton height={320} radius="lg" />}>
          {(given) => (
            <form
              className={classes.form}
              onSubmit={(event) => {
                event.preventDefault();
                submit(code);
              }}
            >
              <TotpSecret secret={given.secret} url={given.otpauth_url} qr={given.qr_svg} />
              <div>
                <h3 className={classes.step}>{t.confirm}</h3>
                <OtpInput
                  label={t.code}
                  value={code}
                  error={error}
                  disabled={confirm.isPending}
                  onChange={(digits) => {
                    setCode(digits);
                    if (digits !== "") setError(undefined);
                  }}
                  onComplete={submit}
                />
              </div>
              <Button type="submit" fullWidth loading={confirm.isPending} disabled={code.length < LENGTH}>
                {t.submit}
              </Button>
            </form>
          )}
        </QueryView>
      )}
    </Modal>
  );
}
