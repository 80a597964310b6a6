package dev.ormai.mcp.killed;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that runs an approved write up to one step, says so, and waits there to be killed. */
final class DoomedProcess {
    private DoomedProcess() {}

    /** The database's URL, user and password, the queue's URL, the audit's sink, the step, the approval and the new balance. */
    public static void main(String[] arguments) throws Exception {
        Step last = Step.valueOf(arguments[5]);
        SteppingDatabase database = new SteppingDatabase(arguments[0], arguments[1], arguments[2], step -> {
            if (step == last) {
                System.out.println("AT " + step);
                System.out.flush();
                new CountDownLatch(1).await();
            }
        });
        try (Ledger ledger = new Ledger(database, arguments[3], Ledger.NOON, arguments[4])) {
            System.out.println("ENDED " + ledger.deposit(Integer.parseInt(arguments[7]), Optional.of(arguments[6])));
        }
    }
}
