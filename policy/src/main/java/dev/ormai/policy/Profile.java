package dev.ormai.policy;

/** For whom a policy is meant; sets every default that the file leaves open. */
public enum Profile {
    PROD,
    INTERNAL,
    DEV,
    APP
}
