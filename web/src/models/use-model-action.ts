import { Toast } from "@base-ui/react/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Does something about models, one thing at a time, and tells in a toast what came of it. */
export function useModelAction<Input>(run: (input: Input) => Promise<string>) {
  const client = useQueryClient();
  const toasts = Toast.useToastManager();
  return useMutation({
    mutationFn: run,
    onSuccess: (message) => toasts.add({ title: message, type: "success" }),
    onError: ({ message }) => toasts.add({ title: message, type: "error", priority: "high", timeout: 0 }),
    onSettled: () => client.invalidateQueries({ queryKey: ["models"] }),
  });
}
