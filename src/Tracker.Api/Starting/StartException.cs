namespace Tracker.Api.Starting;

/// <summary>Why the service cannot start, as a sentence for whoever configured it.</summary>
public sealed class StartException(string message) : Exception(message);
