using System.Globalization;
using System.Runtime.CompilerServices;

namespace Tracker.Domain.Tests;

/// <summary>All tests run where a comma stands before the decimals: what the domain says must not depend on where it is said.</summary>
internal static class Abroad
{
    [ModuleInitializer]
    internal static void Go() => CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("de-DE");
}
