// The real issuer, with an ear for the test that started it: it signs claims it is given with its own key. So an
// expired token is wrong in its claims alone, and what refuses it can't be the signature.
import { auth } from '../issuer/server.mjs';

process.on('message', async ({ claims }) => {
  try {
    const { token } = await auth.api.signJWT({ body: { payload: claims } });
    process.send({ token });
  } catch (error) {
    process.send({ error: error.message });
  }
});
