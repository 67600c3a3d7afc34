// Verifies a delivery as its receiver does: with each secret that is given; and that nothing else is taken for it.
import { readFileSync } from 'node:fs'
import { Webhook } from 'standardwebhooks'

const [file, ...secrets] = process.argv.slice(2)
const { headers, body } = JSON.parse(readFileSync(file, 'utf8'))
const isTaken = (secret, text, sent = headers) => {
  try {
    new Webhook(secret).verify(text, sent)
    return true
  } catch (error) {
    if (error.constructor.name !== 'WebhookVerificationError') throw error
    return false
  }
}
for (const secret of secrets)
  console.log(
    isTaken(secret, body),
    isTaken(secret, body.replace('"specversion":"1.0"', '"specversion":"1.1"')),
    isTaken(secret, body, { ...headers, 'webhook-id': `${headers['webhook-id']}0` }),
    isTaken(secret, body, { ...headers, 'webhook-timestamp': `${headers['webhook-timestamp'] - 1}` }),
  )
