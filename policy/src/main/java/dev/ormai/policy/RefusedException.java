package dev.ormai.policy;

/** Carries a {@link Refusal} out of the place that noticed it to the rim that tells the client. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.code() + ": " + refusal.message());
        this.refusal = refusal;
    }

    public RefusedException(Refusal refusal, Throwable cause) {
        super(refusal.code() + ": " + refusal.message(), cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
