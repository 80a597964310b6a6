package dev.ormai.driver.approval;

/** Who is asked about writes that need approval. */
public sealed interface ApprovalGate permits AutoApprove, Callback, ApprovalQueue {}
