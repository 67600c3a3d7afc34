namespace Tracker.Store.Writing;

/// <summary>A request that its sender may repeat, and wants answered once.</summary>
/// <param name="Id">Which one it is, 32 bytes: a hash of who sends it, where to, and the key that the sender gave it.</param>
/// <param name="Content">What it asks, 32 bytes: a hash of all that must be the same when it is repeated.</param>
public sealed record KeyedRequest(byte[] Id, byte[] Content);

/// <summary>An answer as it is sent, to be sent again.</summary>
/// <param name="Status">Its status.</param>
/// <param name="MediaType">Its <c>Content-Type</c>; empty for none, as are the other headers.</param>
/// <param name="Tag">Its <c>ETag</c>.</param>
/// <param name="Location">Its <c>Location</c>.</param>
/// <param name="Body">Its body, byte for byte.</param>
public sealed record KeptAnswer(int Status, string MediaType, string Tag, string Location, byte[] Body);
