// Listens to a feed until as many events have come as were asked for, and tells each by its id and its type.
import { CloudEvent } from 'cloudevents'
import { EventSource } from 'eventsource'

const [address, count] = process.argv.slice(2)
const source = new EventSource(address)
let heard = 0
source.onmessage = message => {
  // Made of anything but a valid event it throws.
  const event = new CloudEvent(JSON.parse(message.data))
  if (event.id !== message.lastEventId) throw new Error(`${event.id} came as ${message.lastEventId}`)
  console.log(event.id, event.type)
  if (++heard === Number(count)) source.close()
}
