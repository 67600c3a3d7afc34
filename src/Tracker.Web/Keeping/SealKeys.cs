using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Tracker.Store.Keys;

namespace Tracker.Web.Keeping;

/// <summary>Where the framework keeps the keys by which sessions are sealed.</summary>
internal sealed class SealKeys(KeptKeys keys) : IXmlRepository
{
    // The framework cannot wait: it asks for its keys at once, when somebody signs in first and once a day.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(keys.ReadAsync).GetAwaiter().GetResult().Select(key => XElement.Parse(key))];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => keys.KeepAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting)))
            .GetAwaiter()
            .GetResult();
}
