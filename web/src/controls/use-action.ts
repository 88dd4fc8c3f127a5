import { Toast } from "@base-ui/react/toast";
import type { QueryKey } from "@tanstack/react-query";
import { useMutation, useQueryClient } from "@tanstack/react-query";

/**
 * Does something, one thing at a time, and tells in a toast what came of it: what `run` answers, or the words of its
 * error below the name of its `subject`, which those words may not say. Then everything is asked for anew that lies below
 * the key `concerns`. Errors that `isTold` says yes to are told elsewhere, and not in a toast.
 */
export function useAction<Input>(
  concerns: QueryKey,
  subject: string,
  run: (input: Input) => Promise<string>,
  isTold: (error: Error) => boolean = () => false,
) {
  const client = useQueryClient();
  const toasts = Toast.useToastManager();
  return useMutation({
    mutationFn: run,
    onSuccess: (message) => toasts.add({ title: message, type: "success" }),
    // Told as politely as a success: what is told urgently is hidden from screen readers wherever it is not focused.
    onError: (error) => {
      if (isTold(error)) return;
      toasts.add({ title: subject, description: error.message, type: "error", timeout: 0 });
    },
    onSettled: () => client.invalidateQueries({ queryKey: concerns }),
  });
}
