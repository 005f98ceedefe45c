package org.substra.api.identity;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** A JSON web token that came in its two parts, put together again. */
final class SplitToken extends BaseAuthenticationRequest {

    private final String token;

    SplitToken(String headerAndPayload, String signature) {
        this.token = headerAndPayload + '.' + signature;
    }

    String token() {
        return token;
    }
}
